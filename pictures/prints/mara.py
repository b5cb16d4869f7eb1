"""Portrait of Mara: a head in profile to the right, cut from coloured paper, before a low sun and ridges."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, gouge, spline
from cutpaper import Collage
from files import save_jpeg
from landscape import ridge, skirt

SIZE = (1600, 2000)
SKIN, SKIN_SHADE, SKIN_LIGHT = (178, 112, 76), (142, 82, 60), (204, 142, 98)
HAIR, HAIR_LIGHT, SILVER = (46, 36, 44), (76, 60, 66), (178, 170, 164)
COAT, COAT_DARK, SCARF, LIPS, GOLD = (38, 92, 98), (26, 66, 78), (214, 108, 66), (142, 62, 56), (232, 178, 80)


def place(points: list[Point]) -> list[Point]:
    """Head units (crown 0, chin 1000) to px."""
    return [(735 + x * 1.0, 330 + y * 1.0) for x, y in points]


PROFILE: list[Point] = [
    (120, 30), (235, 92), (318, 190), (352, 290), (360, 352), (350, 402), (342, 432), (366, 490), (412, 560),
    (444, 606), (440, 632), (402, 650),
    (376, 660), (374, 682), (390, 710), (392, 730), (372, 746), (386, 766), (384, 792), (358, 814),
    (356, 848), (368, 890), (352, 936), (304, 968),
    (226, 976), (140, 958), (76, 950),
]


def make() -> Path:
    """Print photos/mara.jpg."""
    rng = random.Random("mara block")
    art = Collage("mara", SIZE, (240, 206, 150))
    sun = [(1120 + 330 * math.cos(a), 760 + 330 * math.sin(a)) for a in (math.tau * k / 120
        for k in range(120))]
    art.lay(sun, (246, 232, 198), 0.7)
    for base, tall, colour in ((1330, 200, (222, 160, 110)), (1480, 190, (198, 124, 92)),
            (1640, 170, (150, 92, 88))):
        art.lay(skirt(ridge(rng, -20, 1620, base, tall, 3.0, 0.04), 2050), colour, 0.8)
    body = spline(place([(-250, 1010), (-420, 1110), (-640, 1210), (-760, 1400), (-790, 1720)]), 12)
    front = spline(place([(640, 1720), (600, 1480), (480, 1300), (300, 1190), (130, 1110), (60, 1010)]), 12)
    neck = spline(place([(-262, 700), (-250, 860), (-270, 1010), (-330, 1110)]),
        10) + spline(place([(150, 1170), (96, 1090), (84, 1010), (110, 930), (160, 860)]), 10)
    art.lay(neck, SKIN_SHADE, 0.8)
    art.lay([*body, *front], COAT, 1.3)
    fold = spline(place([(-560, 1720), (-540, 1480), (-430, 1330), (-300, 1250)]), 10)
    art.lay([*fold, *place([(-330, 1300), (-440, 1500), (-470, 1720)])], COAT_DARK, 0)
    fold = spline(place([(330, 1720), (330, 1520), (270, 1390), (210, 1320)]), 10)
    art.lay([*fold, *place([(300, 1400), (390, 1540), (400, 1720)])], COAT_DARK, 0)
    scarf = spline(place([(-345, 1130), (-330, 1030), (-262, 962), (-120, 1010), (20, 1010), (112, 960),
        (190, 1040), (206, 1130), (120, 1226), (-60, 1250), (-240, 1220), (-345, 1130)]), 10)
    art.lay(scarf, SCARF, 1.0)
    for k in range(7):
        t = k / 6
        x, y = -270 + 430 * t, 1100 + 60 * math.sin(math.pi * t)
        art.lay(gouge(*place([(x, y)])[0], 150, 15, 1.15 - 1.0 * t, 12), (232, 146, 92), 0)
    tail = spline(place([(96, 1170), (210, 1240), (280, 1420), (300, 1600)]),
        10) + spline(place([(140, 1620), (130, 1440), (40, 1250)]), 10)
    art.lay(tail, SCARF, 1.0)
    for k in range(8):
        x = 150 + k * 20
        art.lay(gouge(*place([(x, 1640)])[0], 70, 9, 1.57), SCARF, 0)
    face = spline(place(PROFILE), 8) + spline(place([(76, 950), (-40, 880), (-150, 760), (-220, 560),
        (-180, 260), (-40, 90), (120, 30)]), 10)
    art.lay(face, SKIN, 1.0)
    shade = spline(place([(304, 972), (226, 980), (140, 962), (40, 930), (-60, 870), (-160, 740), (-210, 540),
        (-120, 600), (-30, 730), (90, 830), (210, 880), (300, 900), (348, 925), (304, 972)]), 8)
    art.lay(shade, SKIN_SHADE, 0, inside=face)
    light = spline(place([(250, 110), (318, 190), (352, 290), (362, 352), (348, 420), (366, 490), (412, 560),
        (444, 606), (420, 606), (370, 540), (322, 450), (314, 380), (318, 300), (280, 200), (250, 110)]), 8)
    art.lay(light, SKIN_LIGHT, 0, inside=face)
    cheek = spline(place([(30, 640), (150, 560), (300, 560), (310, 590), (250, 650), (120, 690), (30, 640)]),
        8)
    art.lay(cheek, (188, 122, 84), 0, inside=face)
    wing = spline(place([(334, 620), (344, 588), (366, 576), (352, 606), (356, 632), (398, 636), (392, 648),
        (350, 650), (334, 620)]), 6)
    art.lay(wing, SKIN_SHADE, 0, inside=face)
    brow = spline(place([(196, 380), (256, 344), (318, 338), (352, 356), (318, 360), (258, 370), (196, 380)]),
        8)
    art.lay(brow, HAIR, 0)
    art.lay(spline(place([(226, 448), (262, 420), (306, 420), (324, 446), (300, 466), (256, 466),
        (226, 448)]), 8), (238, 226, 206), 0)
    art.lay(spline(place([(288, 420), (312, 424), (318, 446), (306, 464), (290, 460), (284, 440),
        (288, 420)]), 8), HAIR, 0)
    art.lay(spline(place([(214, 452), (256, 412), (308, 408), (332, 436), (338, 446), (308, 424), (260, 430),
        (214, 452)]), 8), HAIR, 0)
    art.lay(spline(place([(206, 410), (256, 386), (312, 390), (330, 408), (300, 402), (254, 402),
        (206, 410)]), 8), SKIN_SHADE, 0)
    art.lay(spline(place([(236, 480), (280, 490), (316, 478), (284, 500), (236, 480)]), 6), SKIN_SHADE, 0)
    art.lay(spline(place([(384, 698), (398, 712), (400, 732), (374, 745), (336, 744), (304, 736), (344, 722),
        (384, 698)]), 6), LIPS, 0, inside=face)
    art.lay(spline(place([(304, 738), (336, 748), (376, 750), (394, 766), (390, 786), (360, 792), (330, 774),
        (304, 738)]), 6), (164, 82, 66), 0, inside=face)
    art.lay(spline(place([(298, 722), (308, 738), (304, 754), (300, 738), (298, 722)]), 6), SKIN_SHADE, 0)
    hair = spline(place([(150, 20), (250, 84), (292, 160), (236, 200), (160, 210), (90, 270), (40, 360),
        (10, 470), (-44, 540), (-60, 640), (-140, 730), (-240, 760), (-330, 700),
                         (-400, 560), (-410, 380), (-350, 180), (-210, 30), (-30, -40), (150, 20)]), 10)
    bun = spline(place([(-330, 420), (-420, 380), (-530, 430), (-570, 550), (-520, 670), (-410, 710),
        (-330, 660), (-280, 540), (-330, 420)]), 10)
    art.lay(bun, HAIR, 1.0)
    art.lay(hair, HAIR, 0.9)
    for k in range(13):
        t = k / 12
        run = spline(place([(236 - 150 * t, 104 + 60 * t), (60 - 130 * t, 60 + 130 * t),
            (-150 - 60 * t, 170 + 170 * t), (-300 + 20 * t, 420 + 130 * t)]), 10)
        wide = 5 + 5 * math.sin(math.pi * t)
        art.lay([*run, *[(x + 2, y + wide) for x, y in run[::-1]][1:-1]], SILVER if k in (1, 2,
            3) else HAIR_LIGHT, 0, inside=hair)
    for k in range(6):
        a = k * 0.5
        ring = [(300 + 0.9 * (110 - k * 18) * math.cos(a + i * 0.12),
            876 + (120 - k * 19) * math.sin(a + i * 0.12)) for i in range(30)]
        art.lay([*ring, *[(x + 4, y + 6) for x, y in ring[::-1]]], SILVER if k == 1 else HAIR_LIGHT, 0)
    ear = spline(place([(-70, 470), (-20, 440), (30, 470), (36, 540), (4, 610), (-30, 650), (-60, 600),
        (-70, 470)]), 10)
    art.lay(ear, SKIN, 0.6)
    art.lay(spline(place([(-44, 500), (-14, 472), (14, 496), (12, 550), (-14, 590), (-8, 540), (-20, 510),
        (-44, 500)]), 8), SKIN_SHADE, 0)
    drop = place([(-36, 664), (-4, 720), (-36, 776), (-68, 720)])
    art.lay(drop, GOLD, 0.6)
    art.lay(place([(-36, 690), (-18, 720), (-36, 750), (-54, 720)]), COAT, 0)
    return save_jpeg(art.sheet.finish(), "mara", quality=84)
