/** What the container files say, checked against the code: no engine is needed, and none is there in most builds. */
package id.etalase.systemtests.containers;
