// Read first: the whole program without the world — text in, findings out.
export {};
