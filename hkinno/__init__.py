"""hkinno: what 孫東 said about Hong Kong's innovation policy on one newspaper page, with the proof."""

__version__ = "0.1.0"
