namespace ClickCart.Simulation;

/// <summary>Something that can happen next.</summary>
/// <param name="Kind">What it is counted under.</param>
/// <param name="What">What the story calls it.</param>
/// <param name="DoAsync">Does it, and says what came of it.</param>
internal sealed record Step(string Kind, string What, Func<Task<string>> DoAsync);
