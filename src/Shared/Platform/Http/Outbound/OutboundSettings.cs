using System.Security.Cryptography;
using System.Text;
using ClickCart.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Platform.Http.Outbound;

/// <summary>How another company's API is reached: <c>BaseUrl</c>, <c>ApiKey</c>, <c>WebhookSecret</c> and <c>TimeoutSeconds</c> of one section.</summary>
/// <param name="configuration">Asked at each call.</param>
/// <param name="address">Where this server is: in Development the other side may be it.</param>
/// <param name="environment">In Development the Sandbox stands in for it, unless a setting says otherwise.</param>
/// <param name="section">Such as <c>Payments:Stripe</c>.</param>
/// <param name="side">The other side as sentences for people begin with it: <c>The gateway</c>.</param>
public abstract class OutboundSettings(IConfiguration configuration, ServerAddress address, IHostEnvironment environment, string section, string side)
    : IStartCheck, ISetting
{
    public string Section => section;
    public string Side => side;

    /// <summary>Where paths are appended. Asked for at each call, because in Development it is this very server.</summary>
    /// <exception cref="InvalidOperationException">It is the Sandbox in this process, and the server is not listening.</exception>
    public string BaseUrl => Configured ?? (IsOwnSandbox ? Server.Local + SandboxPath : KnownAddress);

    /// <summary>The Sandbox in this process is the other side.</summary>
    public bool IsOwnSandbox => Configured is null && configuration.GetValue("Sandbox:Enabled", environment.IsDevelopment());

    /// <summary>Null unless somebody has set another address than the default.</summary>
    public string? Configured => configuration[$"{section}:BaseUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    /// <summary>Empty while none is set: then nothing is called.</summary>
    public string ApiKey => Secret("ApiKey");

    /// <summary>Tells whether the key, or where it is sent, is still the same; says nothing of what it is.</summary>
    public string KeyFingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{section}|{Configured}|{ApiKey}")))[..32];

    /// <summary>Empty while none is set: then no webhook is taken.</summary>
    public string WebhookSecret => Secret("WebhookSecret");

    /// <summary>Its keys, as the owner may set them while the shop runs.</summary>
    /// <param name="side">The other side inside a sentence: <c>gateway</c>.</param>
    protected static IEnumerable<OwnerSetting> KeysOf(string section, string group, string side) =>
    [
        new($"{section}:ApiKey", group, $"The {side}'s API key") { Kind = SettingKind.Secret, Help = $"From the {side}'s own pages.", Check = FlawOfKey },
        new($"{section}:WebhookSecret", group, $"The {side}'s webhook secret")
        {
            Kind = SettingKind.Secret,
            Help = $"With which the {side} signs what it reports.",
            Check = FlawOfKey,
        },
    ];

    private static string? FlawOfKey(string key) => Secrets.FlawOf(key) is { } flaw ? $"It {flaw}." : null;

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(Seconds.In(configuration));

    private Setting<double> Seconds => Setting.Positive($"{section}:TimeoutSeconds", 10, most: 600);

    private static readonly Setting<bool> AllowLoopback = Setting.Flag("Outbound:AllowLoopback", false);

    public IEnumerable<string> FlawsIn(IConfiguration configuration) => [.. Seconds.FlawsIn(configuration), .. AllowLoopback.FlawsIn(configuration)];

    protected IConfiguration Configuration => configuration;

    protected ServerAddress Server => address;

    /// <summary>
    /// Whether people may be sent to an address that the other side gave: to an absolute <c>https</c> one alone. Where the other side itself is called
    /// by plain http, which is in Development or on this machine alone, it may also name itself or this shop so.
    /// </summary>
    public bool IsLink(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 && parsed.UserInfo.Length == 0
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && IsOwn(parsed)));

    /// <summary>Where the other side is when nobody has set it.</summary>
    protected abstract string KnownAddress { get; }

    /// <summary>Where it is below the Sandbox's address.</summary>
    protected abstract string SandboxPath { get; }

    /// <summary>
    /// The start stops when anybody could listen, or could forge webhooks. Keys that are missing are no reason: the owner sets them in the back office, and
    /// until then nothing is called and no webhook is taken.
    /// </summary>
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. (isDevelopment ? AddressRubbish() : AddressProblems()), .. SecretProblems(isDevelopment), .. MoreProblems()]);

    /// <summary>Of settings that only this side has.</summary>
    protected virtual IEnumerable<string> MoreProblems() => [];

    /// <summary>
    /// With <c>Outbound:AllowLoopback</c> another process of this machine may be the other side, such as the Sandbox as a process of its own: what is
    /// sent there leaves the machine by no wire. Nothing else is called by plain http outside Development.
    /// </summary>
    private bool IsOnThisMachine(Uri url) => url is { Scheme: "http", IsLoopback: true } && AllowLoopback.In(configuration);

    private bool IsOwn(Uri url) => new Uri(BaseUrl) is { Scheme: "http" } side && url.Authority is var there
        && (there == side.Authority || there == new Uri(address.Public).Authority);

    private IEnumerable<string> AddressRubbish()
    {
        if (Configured is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
            yield return $"{section}:BaseUrl is '{Setting.Shown(address)}'; it is an http or https address.";
    }

    private IEnumerable<string> AddressProblems()
    {
        var url = Configured ?? KnownAddress;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || (parsed.Scheme != Uri.UriSchemeHttps && !IsOnThisMachine(parsed)))
            yield return $"{section}:BaseUrl is '{url}': outside Development {Lower(side)} is called by https alone. "
                + $"Set {Variable("BaseUrl")} to such an address.";
    }

    private IEnumerable<string> SecretProblems(bool isDevelopment)
    {
        foreach (var (name, secret) in new[] { ("ApiKey", ApiKey), ("WebhookSecret", WebhookSecret) })
        {
            if (!isDevelopment && secret.Length > 0 && Secrets.FlawOf(secret) is { } flaw)
                yield return $"{section}:{name} {flaw}. Set {Variable(name)}, or the setting in the back office, to the one that {Lower(side)} gives out.";
        }
    }

    private string Secret(string name) => configuration[$"{section}:{name}"] is { } set && !string.IsNullOrWhiteSpace(set) ? set : "";

    private string Variable(string name) => $"{section}:{name}".Replace(":", "__", StringComparison.Ordinal);

    private static string Lower(string side) => char.ToLowerInvariant(side[0]) + side[1..];
}
