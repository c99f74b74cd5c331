#!/usr/bin/env python3
"""Cuts Noto Sans SC down to the characters that the product can show.

    pip install fonttools
    npm pack @expo-google-fonts/noto-sans-sc        # then unpack the archive
    python3 assets/fonts/subset.py PATH/TO/package

Reads 400Regular and 600SemiBold from the unpacked package and writes the two files beside this script.
Source Sans 3 is shipped as it is: its licence reserves the name, and 380 kB a weight need no cutting.
"""

import pathlib
import sys

from fontTools import subset

HERE = pathlib.Path(__file__).parent

# Beyond GB 2312: Latin, general punctuation, money, letter-like signs, arrows, mathematics, keys, circled numbers,
# shapes, ticks and crosses, Chinese punctuation, full-width forms, vertical forms.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x215F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x2473), (0x25A0, 0x25FF), (0x2605, 0x2606),
    (0x2700, 0x27BF), (0x3000, 0x303F), (0xFE10, 0xFE4F), (0xFF00, 0xFFEF),
]


def wanted():
    points = {p for first, last in RANGES for p in range(first, last + 1)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return points


def main():
    package = pathlib.Path(sys.argv[1])
    for folder, weight in [("400Regular", "Regular"), ("600SemiBold", "SemiBold")]:
        source = package / folder / f"NotoSansSC_{folder}.ttf"
        options = subset.Options()
        # Joins the two halves of —— into one stroke.
        options.layout_features = ["ccmp"]
        options.hinting = False
        options.drop_tables += ["GPOS", "BASE", "vhea", "vmtx", "DSIG"]
        font = subset.load_font(str(source), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted())
        cutter.subset(font)
        subset.save_font(font, str(HERE / f"NotoSansSC-{weight}.ttf"), options)


main()
