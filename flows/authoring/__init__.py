"""The rule author's loop: prove, show what nearly matched, list what was missed, compare with the rules before."""
