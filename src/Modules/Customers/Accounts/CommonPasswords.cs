using System.Collections.Frozen;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// The thirty thousand commonest passwords, as they were counted in what was stolen elsewhere: the list of Dropbox's zxcvbn (MIT), which comes with its
/// package.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    public static bool Contain(string password) => Known.Value.Contains(password);

    private static FrozenSet<string> Read()
    {
        const string name = "zxcvbn-core.Dictionaries.passwords.lst";
        using var list = typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The package lacks {name}.");
        using var text = new StreamReader(list);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
