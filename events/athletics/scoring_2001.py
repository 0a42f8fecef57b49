"""The scoring tables for combined events of World Athletics (edition of 2001, in force since 1985).

As openath/athlib has them. Those of the men's decathlon and the women's heptathlon are proved by
official totals (`tests/athletics/test_combined.py`); check the others against the tables before a
meet that awards by them. A line is a sex, then discipline, a, b and c.
"""

TITLE = "World Athletics 2001"

TABLE = """
M
100m 25.4347 18 1.81
200m 5.8425 38 1.81
400m 1.53775 82 1.81
800m 0.13279 235 1.85
1500m 0.03768 480 1.85
60m 58.015 11.5 1.81
60mH 20.5173 15.5 1.92
110mH 5.74352 28.5 1.92
High_Jump 0.8465 75 1.42
Pole_Vault 0.2797 100 1.35
Long_Jump 0.14354 220 1.4
Shot_Put 51.39 1.5 1.05
Discus 12.91 4 1.1
Javelin 10.14 7 1.08
W
100m 17.857 21 1.81
200m 4.99087 42.5 1.81
400m 1.34285 91.7 1.81
800m 0.11193 254 1.88
1500m 0.02883 535 1.88
60m 46.0849 13 1.81
60mH 20.0479 17 1.835
100mH 9.23076 26.7 1.835
High_Jump 1.84523 75 1.348
Pole_Vault 0.44125 100 1.35
Long_Jump 0.188807 210 1.41
Shot_Put 56.0211 1.5 1.05
Discus 12.331 3 1.1
Javelin 15.9803 3.8 1.04
"""
