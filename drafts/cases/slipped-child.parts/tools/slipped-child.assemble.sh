cat /work/cases/slipped-child.parts/0*.ron > /work/cases/slipped-child.ron
