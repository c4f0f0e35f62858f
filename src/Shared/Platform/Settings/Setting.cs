using System.Globalization;

namespace ClickCart.Platform.Settings;

/// <summary>Something in the configuration that must be right before the shop starts. Registered by whoever reads it.</summary>
public interface ISetting
{
    /// <summary>In the configuration; null for what is made of several.</summary>
    string? Key => null;

    /// <summary>A sentence for each value that nothing can be made of.</summary>
    IEnumerable<string> FlawsIn(IConfiguration configuration);
}

/// <summary>One value of the configuration: what it can be, and what holds where it is missing. Made by <see cref="Setting"/>.</summary>
/// <param name="Key">Its key in the configuration.</param>
/// <param name="Default">Where it is missing or empty.</param>
/// <param name="Rule">What it can be, as the end of a sentence that begins with "it is".</param>
/// <param name="Read">Null for what it cannot be.</param>
public sealed record Setting<T>(string Key, T Default, string Rule, Func<string, T?> Read) : ISetting where T : struct
{
    /// <summary>What is set. Rubbish that came while the shop runs counts for nothing; at the start it is refused.</summary>
    public T In(IConfiguration configuration) => configuration[Key] is { Length: > 0 } text ? Read(text) ?? Default : Default;

    public IEnumerable<string> FlawsIn(IConfiguration configuration) =>
        configuration[Key] is { Length: > 0 } text && Read(text) is null ? [$"{Key} is '{Setting.Shown(text)}'; it is {Rule}."] : [];
}

/// <summary>
/// The sorts of settings. Declared once, read by <c>Failures.In(configuration)</c>, and named to <see cref="Add"/>, so that a wrong one stops the start
/// with a sentence: <c>static readonly Setting&lt;int&gt; Failures = Setting.Whole("Customers:LockOut:Failures", 10, least: 1)</c>.
/// </summary>
public static class Setting
{
    public static Setting<int> Whole(string key, int unlessSet, int least = 0, int most = int.MaxValue) => new(key, unlessSet,
        most == int.MaxValue ? $"a whole number, {least} or more" : $"a whole number from {least} to {most}",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : null);

    public static Setting<double> Number(string key, double unlessSet, double most) => new(key, unlessSet,
        string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {most}"),
        text => NumberIn(text) is { } number && number >= 0 && number <= most ? number : null);

    /// <summary>The same without zero: a time that must pass.</summary>
    public static Setting<double> Positive(string key, double unlessSet, double most) => new(key, unlessSet,
        string.Create(CultureInfo.InvariantCulture, $"a number above 0, at most {most}"),
        text => NumberIn(text) is { } number && number > 0 && number <= most ? number : null);

    public static Setting<bool> Flag(string key, bool unlessSet) =>
        new(key, unlessSet, "true or false", text => bool.TryParse(text, out var isSet) ? isSet : null);

    public static Setting<TEnum> Choice<TEnum>(string key, TEnum unlessSet) where TEnum : struct, Enum => new(key, unlessSet,
        string.Join(" or ", Enum.GetNames<TEnum>()),
        text => Enum.GetNames<TEnum>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<TEnum>(name) : null);

    /// <summary>Has the start refuse what these cannot be.</summary>
    public static void AddSettings(this IServiceCollection services, params ReadOnlySpan<ISetting> settings)
    {
        foreach (var setting in settings) services.AddSingleton(setting);
    }

    /// <summary>What several settings make together, read once, at its first use; the start refuses what <paramref name="read"/> throws at.</summary>
    /// <param name="services">Gets it as a singleton.</param>
    /// <param name="read">Throws <see cref="InvalidOperationException"/> with a sentence that says what to set.</param>
    public static void AddRead<T>(this IServiceCollection services, Func<IConfiguration, T> read) where T : class
    {
        services.AddSingleton(provider => read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ISetting>(SettingRule.Reads("", read));
    }

    /// <summary>As much of a value as a sentence repeats, without what could not be printed.</summary>
    public static string Shown(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
        return line.Length > 60 ? line[..60] + "…" : line;
    }

    private static double? NumberIn(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
