"""The rules themselves: those shipped, their ids, texts, documentation and replays."""
