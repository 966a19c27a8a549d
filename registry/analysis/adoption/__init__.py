"""The adoption radar: papers that a legal text replaced by data, and who still asks for them."""
