"""The mutants: the core with one small fault at a time, and the tests that see it.

An own runner, because the libraries do not fit this core:

- mutmut 3 changes the bodies of functions only. Half of the core is no function: a
  statute is a value of a module, and what it says is what must be tried.
- cosmic-ray runs one command for each mutant. The core's tests take half a minute, and
  there are thousands of mutants; it does not choose the tests that reach a line.

Here each mutant is tried in a forked process that imports the core anew, by the tests
that reach the changed line, the fast ones first, up to the first one that fails.
"""
