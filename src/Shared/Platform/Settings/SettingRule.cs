namespace ClickCart.Platform.Settings;

/// <summary>
/// What settings must be together, or what cannot be said by one alone: asked at the start, and before the owner's are saved, of the configuration as it
/// would be. Modules register theirs: <c>services.AddSingleton(SettingRule.Reads("Pricing:Home:Country", TaxHome.From))</c>.
/// </summary>
/// <param name="Check">What is wrong with a configuration.</param>
public sealed record SettingRule(Func<IConfiguration, IEnumerable<SettingFlaw>> Check) : ISetting
{
    public IEnumerable<string> FlawsIn(IConfiguration configuration) =>
        Check(configuration).Select(f => f.Sentence.StartsWith(f.Key, StringComparison.Ordinal) ? f.Sentence : $"{f.Key}: {f.Sentence}");

    /// <summary>It can be read: what reading refuses by an <see cref="InvalidOperationException"/> is wrong, and its message says why.</summary>
    public static SettingRule Reads(string key, Func<IConfiguration, object> read) => new(configuration =>
    {
        try
        {
            read(configuration);
            return [];
        }
        catch (InvalidOperationException wrong)
        {
            return [new(key, wrong.Message)];
        }
    });
}

/// <param name="Key">Of the setting that is to be put right.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record SettingFlaw(string Key, string Sentence);
