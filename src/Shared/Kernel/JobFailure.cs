namespace ClickCart.Kernel;

/// <summary>A job whose last try failed, for whoever looks at what waits for it.</summary>
/// <param name="Module">Whose background work shows the job.</param>
/// <param name="JobId">Under which it does.</param>
/// <param name="What">What could not be done: a sentence without its full stop.</param>
/// <param name="Why">In the outside world's words, or about its silence.</param>
/// <param name="Tries">At least 1.</param>
/// <param name="NextTryAt">Null when it was tried as often as it may: a person must run it again.</param>
public sealed record JobFailure(string Module, Guid JobId, string What, string Why, int Tries, DateTimeOffset? NextTryAt);
