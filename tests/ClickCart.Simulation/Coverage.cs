using Spectre.Console;

namespace ClickCart.Simulation;

/// <summary>How often which fault met which step, over all runs.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<(string Step, string Fault), int> _met = [];

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

    /// <summary>A row for each step, a column for each kind of fault.</summary>
    public Table ToTable()
    {
        var faults = _met.Keys.Select(k => k.Fault).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("step");
        foreach (var fault in faults) table.AddColumn(new TableColumn(Markup.Escape(fault)).RightAligned());
        foreach (var step in _met.Keys.Select(k => k.Step).Distinct(StringComparer.Ordinal))
            table.AddRow([Markup.Escape(step), .. faults.Select(f => _met.TryGetValue((step, f), out var times) ? $"{times}" : "")]);
        return table;
    }
}
