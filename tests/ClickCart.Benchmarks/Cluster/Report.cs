using Spectre.Console;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>What was found, and whether it is as it must be.</summary>
internal sealed class Report
{
    public Table Table { get; } = new Table().Border(TableBorder.Rounded).AddColumns("", "", "as it must be");

    public bool AllWell { get; private set; } = true;

    public void Row(string what, string found, bool well)
    {
        AllWell &= well;
        Table.AddRow(Markup.Escape(what), Markup.Escape(found), well ? "[green]yes[/]" : "[red]no[/]");
    }
}
