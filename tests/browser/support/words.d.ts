/** The words of a key in the language of the book, with these values in them; src/words/script.rs puts them in. */
declare function phrase(key: string, values?: Record<string, string | number>): string;
