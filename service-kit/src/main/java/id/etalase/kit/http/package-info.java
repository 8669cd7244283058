/** What HTTP asks of every resource alike: conditional requests, merge patches, request ids, strict JSON and parameters. */
@NullMarked
package id.etalase.kit.http;

import org.jspecify.annotations.NullMarked;
