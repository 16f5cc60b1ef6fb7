/** The API's own description, and the pages that come with the program. */
package io.waymark.serving.docs;
