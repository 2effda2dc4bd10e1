"""The builder of `assets/symbols`: the frames and branches of APP-6, by npm milsymbol."""
