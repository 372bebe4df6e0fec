"""The review desk: a local web app over the output folder in which an editor decides about every flag."""
