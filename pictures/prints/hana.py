"""Portrait of Hana: a head in profile to the left, cut from coloured paper, before moon and water."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Block, Point, gouge, spline
from cutpaper import Collage
from files import save_jpeg
from landscape import ridge, skirt

SIZE = (1600, 2000)
SKIN, SKIN_SHADE, SKIN_LIGHT = (236, 198, 164), (208, 158, 130), (248, 220, 190)
HAIR, HAIR_LIGHT = (34, 38, 56), (66, 76, 104)
SHIRT, SHIRT_DARK, VEST, LIPS, METAL = (240, 232, 212), (206, 198, 186), (196, 78, 66), (190, 88, 82), (228,
    176, 84)


def place(points: list[Point]) -> list[Point]:
    """Head units (crown 0, chin 1000, face to the left) to px."""
    return [(880 - x * 0.98, 360 + y * 0.98) for x, y in points]


PROFILE: list[Point] = [
    (150, 60), (250, 120), (322, 210), (350, 310), (354, 370), (342, 416), (330, 448), (348, 496), (380, 552),
    (414, 596), (416, 618), (388, 636),
    (360, 646), (358, 666), (374, 692), (378, 710), (360, 728), (372, 746), (369, 772), (344, 794),
    (342, 824), (358, 862), (350, 904), (306, 940),
    (230, 950), (150, 930), (80, 890),
]


def make() -> Path:
    """Print photos/hana.jpg."""
    rng = random.Random("hana block 2")
    art = Collage("hana", SIZE, (58, 92, 122))
    moon = [(430 + 240 * math.cos(a), 480 + 240 * math.sin(a)) for a in (math.tau * k / 120
        for k in range(120))]
    art.lay(moon, (240, 226, 186), 0.8)
    for base, tall, colour in ((1330, 210, (92, 130, 150)), (1400, 150, (72, 108, 132))):
        art.lay(skirt(ridge(rng, -20, 1620, base, tall, 4.0, 0.04), 2050), colour, 0.8)
    art.lay([(-10, 1400), (1610, 1400), (1610, 2010), (-10, 2010)], (126, 164, 172), 0.8)
    bright, dull = Block(SIZE), Block(SIZE)
    for _ in range(90):
        y = 1424 + 560 * rng.random() ** 1.3
        x = rng.gauss(430, 90 + (y - 1400) * 0.5) if rng.random() < 0.6 else rng.uniform(0, 1600)
        lane = bright if abs(x - 430) < 220 else dull
        lane.poly(gouge(x, y, rng.uniform(60, 190), rng.uniform(7, 15)), 1)
    art.put(bright.mask([1]), (240, 226, 186), 0)
    art.put(dull.mask([1]), (92, 134, 148), 0)
    nape = spline(place([(-250, 640), (-236, 820), (-250, 990), (-330, 1100)]), 10)
    throat = spline(place([(140, 1170), (100, 1060), (104, 960), (150, 880)]), 10)
    art.lay([*nape, *throat], SKIN_SHADE, 0.8)
    back = spline(place([(-240, 1000), (-400, 1100), (-610, 1190), (-730, 1370), (-770, 1720)]), 12)
    chest = spline(place([(560, 1720), (530, 1480), (420, 1300), (270, 1180), (140, 1100), (80, 1020)]), 12)
    art.lay([*back, *chest], SHIRT, 1.3)
    vest_back = spline(place([(-330, 1080), (-440, 1200), (-520, 1420), (-540, 1720)]), 10)
    vest_front = spline(place([(370, 1720), (330, 1480), (220, 1300), (130, 1210)]), 10)
    art.lay([*vest_back, *vest_front, *place([(60, 1290), (-80, 1330), (-230, 1250)])], VEST, 1.0)
    for k in range(9):
        x = -480 + k * 96
        art.lay([*place([(x, 1340 + abs(k - 4) * 6)]), *place([(x + 14, 1340)]), *place([(x + 22, 1720)]),
            *place([(x - 4, 1720)])], (170, 60, 56), 0,
                inside=[*vest_back, *vest_front, *place([(60, 1290), (-80, 1330), (-230, 1250)])])
    collar = spline(place([(-300, 1080), (-250, 960), (-150, 990), (0, 1040), (96, 990), (170, 1060),
        (150, 1200), (60, 1130), (-80, 1130), (-220, 1200), (-300, 1080)]), 8)
    art.lay(collar, SHIRT, 0.9)
    art.lay(spline(place([(-250, 1060), (-150, 1070), (0, 1100), (90, 1060), (60, 1130), (-80, 1130),
        (-250, 1060)]), 8), SHIRT_DARK, 0)
    art.lay(place([(104, 1090), (180, 1170), (150, 1290), (60, 1160)]), SHIRT, 0.7)
    behind = spline(place([(-60, -50), (-230, 0), (-370, 140), (-440, 340), (-450, 560), (-420, 760),
        (-350, 900), (-200, 920), (-60, 860), (40, 700), (0, 300), (-60, -50)]), 10)
    art.lay(behind, HAIR, 0.9)
    face = spline(place(PROFILE), 8) + spline(place([(80, 900), (-30, 840), (-110, 700), (-150, 520),
        (-100, 260), (20, 110), (150, 60)]), 10)
    art.lay(face, SKIN, 0.9)
    shade = spline(place([(296, 946), (230, 960), (150, 944), (70, 906), (-30, 846), (-110, 700), (-140, 540),
        (-70, 600), (10, 730), (110, 820), (220, 862), (300, 880), (338, 904), (296, 946)]), 8)
    art.lay(shade, SKIN_SHADE, 0, inside=face)
    light = spline(place([(280, 150), (322, 210), (350, 310), (356, 370), (334, 440), (348, 496), (380, 552),
        (416, 600), (392, 600), (346, 530), (306, 450), (306, 370), (304, 290), (280, 150)]), 8)
    art.lay(light, SKIN_LIGHT, 0, inside=face)
    art.lay(spline(place([(110, 640), (180, 600), (262, 606), (276, 640), (220, 684), (146, 690),
        (110, 640)]), 8), (239, 187, 156), 0, inside=face)
    art.lay(spline(place([(314, 610), (324, 580), (346, 566), (332, 596), (336, 620), (378, 624), (370, 636),
        (330, 640), (314, 610)]), 6), SKIN_SHADE, 0, inside=face)
    art.lay(spline(place([(200, 398), (256, 366), (312, 360), (342, 374), (310, 378), (258, 388),
        (200, 398)]), 8), HAIR, 0)
    art.lay(spline(place([(220, 462), (256, 442), (296, 440), (316, 460), (292, 474), (252, 474),
        (220, 462)]), 8), (248, 242, 230), 0)
    art.lay(spline(place([(278, 440), (302, 442), (308, 460), (296, 473), (280, 470), (275, 454),
        (278, 440)]), 8), HAIR, 0)
    art.lay(spline(place([(204, 468), (252, 432), (300, 428), (328, 454), (300, 444), (254, 446),
        (204, 468)]), 8), HAIR, 0)
    art.lay(spline(place([(226, 486), (268, 494), (304, 484), (270, 502), (226, 486)]), 6), SKIN_SHADE, 0)
    art.lay(spline(place([(368, 682), (382, 696), (386, 712), (362, 727), (328, 726), (298, 718), (334, 704),
        (368, 682)]), 6), LIPS, 0, inside=face)
    art.lay(spline(place([(298, 720), (328, 730), (362, 731), (380, 746), (376, 768), (346, 774), (320, 756),
        (298, 720)]), 6), (206, 112, 100), 0, inside=face)
    art.lay(spline(place([(292, 704), (302, 719), (298, 736), (294, 720), (292, 704)]), 6), SKIN_SHADE, 0)
    ear = spline(place([(-60, 470), (-16, 446), (30, 472), (34, 540), (6, 604), (-24, 640), (-50, 596),
        (-60, 470)]), 10)
    art.lay(ear, SKIN, 0.5)
    art.lay(spline(place([(-36, 500), (-10, 476), (14, 498), (12, 548), (-10, 584), (-6, 538), (-16, 512),
        (-36, 500)]), 8), SKIN_SHADE, 0)
    cap = spline(place([(318, 330), (296, 220), (240, 110), (120, 10), (-60, -50), (-240, 0), (-380, 150),
        (-440, 360), (-430, 600), (-380, 800), (-300, 850), (-210, 760),
                        (-140, 640), (-84, 560), (-70, 460), (20, 430), (60, 380), (110, 340), (170, 350),
        (250, 330), (318, 330)]), 10)
    art.lay(cap, HAIR, 0.9)
    for k in range(15):
        t = k / 14
        run = spline(place([(230 - 200 * t, 90 - 60 * math.sin(math.pi * t)), (240 - 360 * t, 200 + 60 * t),
            (210 - 480 * t, 320 + 190 * t)]), 10)
        wide = 4 + 6 * math.sin(math.pi * t)
        art.lay([*run, *[(x + wide, y + 2) for x, y in run[::-1]][1:-1]], HAIR_LIGHT, 0, inside=cap)
    temple = place([(228, 454), (228, 465), (-40, 486), (-40, 474)])
    art.lay(temple, METAL, 0.4)
    outer = [(286 + 66 * math.cos(a), 466 + 82 * math.sin(a)) for a in (math.tau * k / 60 for k in range(60))]
    inner = [(286 + 55 * math.cos(a), 466 + 70 * math.sin(a)) for a in (math.tau * k / 60 for k in range(60))]
    lens = place([*outer, outer[0], inner[0], *inner[::-1]])
    art.lay(lens, METAL, 0.4)
    art.lay(place([(340, 452), (356, 430), (362, 436), (348, 462)]), METAL, 0)
    return save_jpeg(art.sheet.finish(), "hana", quality=84)
