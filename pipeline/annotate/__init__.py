"""Puts flags into a Word document as comments on their exact words."""
