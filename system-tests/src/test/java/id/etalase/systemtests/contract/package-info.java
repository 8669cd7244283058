/** The merged API document held against what really answers: every operation by every role, and with generated requests. */
package id.etalase.systemtests.contract;
