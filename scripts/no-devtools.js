/** Stands in for the developer tools of the library that draws, which are for debugging it and have no place in a bundle. */
export default { initialize() {}, connectToDevTools() {} };
