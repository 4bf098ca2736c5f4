//! Nothing: this package exists for its tests, which compare pictures of the window with recorded ones. They need a second
//! renderer and, for it, another build of all libraries.
