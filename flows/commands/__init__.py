"""The commands of `factledger`, one module each; `flows.cli` says what they take."""
