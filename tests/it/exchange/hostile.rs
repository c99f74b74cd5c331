//! Cells as they come from people, other programs and ill will.
