using System.Globalization;

namespace ClickCart.Benchmarks;

/// <summary>A failure that the user of the command can put right; the message says how.</summary>
internal sealed class CommandException(string message) : Exception(message);

/// <summary>A verb, its arguments, and <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(string[] args)
    {
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) words.Add(args[i]);
            else if (i + 1 < args.Length) _values[args[i][2..]] = args[++i];
            else throw new CommandException($"{args[i]} needs a value.");
        }
        (Verb, Arguments) = (words.ElementAtOrDefault(0) ?? "", [.. words.Skip(1)]);
    }

    public string Verb { get; }
    public IReadOnlyList<string> Arguments { get; }
    public string? Argument => Arguments.Count > 0 ? Arguments[0] : null;

    /// <summary>sqlite, unless it is postgres.</summary>
    public string Provider => this["provider"] switch
    {
        null or "sqlite" => "sqlite",
        "postgres" => "postgres",
        _ => throw new CommandException("--provider is sqlite or postgres."),
    };

    public string? this[string name] => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => this[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new CommandException($"--{name} is a number above zero, not '{text}'.");
}
