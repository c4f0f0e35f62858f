namespace ClickCart.Catalog.Search;

/// <summary>The words of a name as they are written there.</summary>
internal static class NameWords
{
    public static IEnumerable<string> Of(string name) => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.Trim('"', '\'', '“', '”', '„', '(', ')', ',', '.', ':', ';', '!', '?')).Where(w => w.Length > 0);
}
