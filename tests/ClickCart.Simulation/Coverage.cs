using System.Globalization;
using System.Text;

namespace ClickCart.Simulation;

/// <summary>How often which fault met which step, over all runs.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<(string Step, string Fault), int> _met = new(Comparer<(string Step, string Fault)>.Create((a, b) =>
        string.CompareOrdinal(a.Step, b.Step) is var step and not 0 ? step : string.CompareOrdinal(a.Fault, b.Fault)));

    public bool IsEmpty => _met.Count == 0;

    public void Add(string fault, string step)
    {
        lock (_met) _met[(step, fault)] = _met.GetValueOrDefault((step, fault)) + 1;
    }

    public void Add(Coverage other)
    {
        foreach (var ((step, fault), times) in other._met)
            lock (_met) _met[(step, fault)] = _met.GetValueOrDefault((step, fault)) + times;
    }

    /// <summary>A table for each group of faults that go together: a row for each step that they met, a column for each fault.</summary>
    public string ToTables()
    {
        var text = new StringBuilder();
        foreach (var group in Faults.Groups)
        {
            var steps = _met.Keys.Where(k => group.Contains(k.Fault)).Select(k => k.Step).Distinct(StringComparer.Ordinal).ToList();
            if (steps.Count == 0) continue;
            var first = steps.Max(s => s.Length);
            text.AppendLine().Append("step".PadRight(first));
            foreach (var fault in group) text.Append("  ").Append(fault);
            text.AppendLine();
            foreach (var step in steps)
            {
                text.Append(step.PadRight(first));
                foreach (var fault in group)
                    text.Append("  ").Append((_met.TryGetValue((step, fault), out var times) ? times.ToString(CultureInfo.InvariantCulture) : "-").PadLeft(fault.Length));
                text.AppendLine();
            }
        }
        return text.ToString();
    }
}
