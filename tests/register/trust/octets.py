"""What a disk, a copy or a hand can do to the octets of a file, at random."""

import random

PAGE = 4096


def flip_a_bit(octets: bytearray, chance: random.Random) -> bytearray:
    octets[chance.randrange(len(octets))] ^= 1 << chance.randrange(8)
    return octets


def flip_in_the_header(octets: bytearray, chance: random.Random) -> bytearray:
    octets[chance.randrange(100)] ^= 1 << chance.randrange(8)
    return octets


def write_noise(octets: bytearray, chance: random.Random) -> bytearray:
    at, length = chance.randrange(len(octets)), chance.choice((2, 16, 512, PAGE))
    octets[at : at + length] = chance.randbytes(len(octets[at : at + length]))
    return octets


def clear_a_page(octets: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(octets) // PAGE) * PAGE
    octets[at : at + PAGE] = bytes(PAGE)
    return octets


def swap_pages(octets: bytearray, chance: random.Random) -> bytearray:
    one, other = (chance.randrange(len(octets) // PAGE) * PAGE for _ in range(2))
    kept = octets[one : one + PAGE]
    octets[one : one + PAGE] = octets[other : other + PAGE]
    octets[other : other + PAGE] = kept
    return octets


def empty_a_page(octets: bytearray, chance: random.Random) -> bytearray:
    """A page of a table or an index says that it has no cells."""
    at = chance.randrange(1, len(octets) // PAGE) * PAGE
    octets[at + 3 : at + 5] = b"\0\0"
    return octets


def cut_short(octets: bytearray, chance: random.Random) -> bytearray:
    length = chance.choice(
        (chance.randrange(len(octets)), chance.randrange(len(octets) // PAGE) * PAGE)
    )
    return octets[:length]


def make_longer(octets: bytearray, chance: random.Random) -> bytearray:
    return octets + chance.randbytes(chance.choice((1, 100, PAGE)))
