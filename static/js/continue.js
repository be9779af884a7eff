/* A page with nothing to read: its form goes on by itself. */
document.querySelector("form[data-continue]").requestSubmit();
