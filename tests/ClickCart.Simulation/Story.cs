using System.Globalization;

namespace ClickCart.Simulation;

/// <summary>What happened in a run, in order. The same seed tells the same story.</summary>
internal sealed class Story(TimeProvider clock)
{
    private readonly List<string> _lines = [];
    private int _step;

    public IReadOnlyList<string> Lines => _lines;

    public int Steps => _step;

    /// <summary>A step begins.</summary>
    public void Step(string what) => Add($"{++_step,5}  {clock.GetUtcNow().ToString("dd HH:mm:ss", CultureInfo.InvariantCulture)}  {what}");

    /// <summary>Something that happens within a step, or what comes of it.</summary>
    public void Detail(string what) => Add($"                      {what}");

    private void Add(string line)
    {
        lock (_lines) _lines.Add(line);
    }
}
