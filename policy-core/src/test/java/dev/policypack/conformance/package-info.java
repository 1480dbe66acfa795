/**
 * The packs of Pulumi's conformance tests for policies, written with this library: one class for each pack, named as Pulumi names it.
 * {@code .ci/conformance/README.md} says what each of them must do; {@link dev.policypack.conformance.PackFolders} makes a folder of
 * each one, on which the tests are run.
 */
package dev.policypack.conformance;
