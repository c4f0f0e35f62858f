namespace ClickCart.Platform.Http;

/// <summary>What makes a secret none.</summary>
public static class Secrets
{
    public const int LeastLength = 16;

    private const int LeastCharacters = 8;

    /// <summary>Of secrets in documents, examples and this program's own settings for Development.</summary>
    private static readonly string[] Published =
    [
        "sandbox", "changeme", "change-me", "change_me", "example", "placeholder", "password", "your-", "your_", "xxxx", "4eC39HqLyjWDarjtT1zdp7dc",
        "BQokikJOvBiI2HlWgH4olfQ2",
    ];

    /// <summary>What is wrong with it, to follow its name; null when nothing is.</summary>
    public static string? FlawOf(string secret) =>
        Published.Any(word => secret.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "is one that everybody can read in documents"
        : secret.Length < LeastLength ? $"is shorter than {LeastLength} characters"
        : secret.Distinct().Count() < LeastCharacters ? "repeats a few characters, so that it is soon guessed"
        : null;
}
