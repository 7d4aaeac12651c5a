"""Which addresses are this machine and no other."""

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address

_LOOPBACK = IPv4Network("127.0.0.0/8")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what is served there.

    That is 127.0.0.0/8, ::1 and `localhost`; whatever is written otherwise, or is a name, is not.

    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "", "desk")]
    [True, True, True, False, False, False]
    """
    if host.lower() == "localhost":
        return True
    try:
        return IPv4Address(host) in _LOOPBACK
    except AddressValueError:
        pass
    try:
        return IPv6Address(host) == IPv6Address("::1")
    except AddressValueError:
        return False
