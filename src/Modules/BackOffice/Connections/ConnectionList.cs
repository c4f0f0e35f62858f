namespace ClickCart.BackOffice.Connections;

/// <summary>Another company that the shop has a key of, as admins see it. Keys themselves are never shown.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Address">Where it is called.</param>
/// <param name="IsSandbox">The Sandbox of this very process stands in for it.</param>
/// <param name="HasKey">A key is set.</param>
/// <param name="Test">What the last test of this very key said; null: it was not tested.</param>
/// <param name="WebhookAddress">What to register at the other side.</param>
/// <param name="HasWebhookSecret">The secret is set with which webhooks are checked.</param>
/// <param name="LastWebhookAt">When the last one came whose signature held; null: none ever.</param>
internal sealed record ConnectionResponse(
    string Name, string Label, string Address, bool IsSandbox, bool HasKey, ConnectionResponse.LastTest? Test, string WebhookAddress, bool HasWebhookSecret,
    DateTimeOffset? LastWebhookAt)
{
    public const string Page = "/admin/connections";

    /// <param name="IsLive">What is done with the key is done in earnest; null: that is not known.</param>
    /// <param name="Words">For people.</param>
    internal sealed record LastTest(KeyVerdict Verdict, bool? IsLive, string Words, DateTimeOffset At, string By);
}

/// <summary>The connections of all modules, with what the last test of each key said.</summary>
internal sealed class ConnectionList(IEnumerable<IConnection> connections, BackOfficeDbContext db, ServerAddress server)
{
    public IConnection? Find(string name) => connections.FirstOrDefault(c => c.Name == name);

    public async Task<IReadOnlyList<ConnectionResponse>> AllAsync(CancellationToken ct)
    {
        var tests = await db.KeyTests.AsNoTracking().ToListAsync(ct);
        var all = new List<ConnectionResponse>();
        foreach (var connection in connections) all.Add(await ShowAsync(connection, tests.Find(t => t.Name == connection.Name), ct));
        return all;
    }

    /// <summary>Which keys are set, tested and right, without asking anything but the database.</summary>
    public async Task<IReadOnlyList<(IConnection Connection, KeyTest? Test)>> TestedAsync(CancellationToken ct)
    {
        var tests = await db.KeyTests.AsNoTracking().ToListAsync(ct);
        return [.. connections.Select(c => (c, Current(c, tests.Find(t => t.Name == c.Name))))];
    }

    public async Task<ConnectionResponse> ShowAsync(IConnection connection, KeyTest? test, CancellationToken ct)
    {
        var settings = connection.Settings;
        return new(
            connection.Name, connection.Label, settings.BaseUrl, settings.IsOwnSandbox, settings.ApiKey.Length > 0,
            Current(connection, test) is { } t ? new(t.Verdict, t.IsLive, t.Words, t.At, t.Actor) : null,
            server.Public + connection.WebhookPath, settings.WebhookSecret.Length > 0, await connection.LastWebhookAsync(ct));
    }

    private static KeyTest? Current(IConnection connection, KeyTest? test) => test?.Fingerprint == connection.Settings.KeyFingerprint ? test : null;
}
