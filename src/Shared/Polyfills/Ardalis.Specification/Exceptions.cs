namespace Ardalis.Specification;

/// <summary>A specification has two leading sort keys.</summary>
public class DuplicateOrderChainException() : Exception("The specification states OrderBy more than once; follow the first with ThenBy.");

/// <summary>A specification states Skip twice.</summary>
public class DuplicateSkipException() : Exception("The specification states Skip more than once.");

/// <summary>A specification states Take twice.</summary>
public class DuplicateTakeException() : Exception("The specification states Take more than once.");

/// <summary>A projecting specification lacks its projection.</summary>
public class SelectorNotFoundException() : Exception("The specification has no projection; state it with Select.");
