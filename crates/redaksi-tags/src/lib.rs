//! Subject tags of news stories: the vocabulary of a desk, names and key phrases found in a story, and the suggestions
//! made from both. Opens no file, starts no thread and reads no clock.
