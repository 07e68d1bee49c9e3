"""Lengths of time as a reader reads them."""


def clock(seconds: float) -> str:
    """`0:48`, `12:05`, `1:02:05`; a piece of a second counts down."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def minutes(seconds: float) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))
