namespace ClickCart.Sandbox.Webhooks;

internal sealed record CustomHeader(string Name, string Value);

/// <summary>Where events go. <paramref name="Events"/> are the types it wants, <c>*</c> is all.</summary>
internal sealed record WebhookTarget(
    string Id, string Url, string Secret, DateTimeOffset Created, IReadOnlyList<string> Events, IReadOnlyList<CustomHeader> Headers, string? Description = null)
{
    /// <summary>Document link of registered targets.</summary>
    public const string Link = "webhook-target";

    public bool IsCarriers => Id.StartsWith("hook_", StringComparison.Ordinal) || Id == WebhookTargets.EasyPost;

    /// <summary>As the carrier shows one.</summary>
    public IReadOnlyDictionary<string, object?> ToWire() =>
        Recording.Of("Webhook", new { CreatedAt = EasyPostShapes.Time(Created), CustomHeaders = Headers }, this);

    public bool Wants(string type) => Events.Contains("*") || Events.Contains(type);
}

/// <summary>The shop's own two webhook addresses, by settings, and those that were registered with the gateway or the carrier.</summary>
internal sealed class WebhookTargets(SandboxSettings settings, ServerAddress address, IServiceScopeFactory scopes)
{
    public const string Stripe = "stripe";
    public const string EasyPost = "easypost";

    /// <summary>
    /// The events sent to the shop's own address: all that a merchant acts on. What the merchant's own call has just answered
    /// (<c>payment_intent.created</c>) goes to registered endpoints only.
    /// </summary>
    private static readonly string[] OfInterest =
    [
        "payment_intent.requires_action", "payment_intent.processing", "payment_intent.amount_capturable_updated", "payment_intent.succeeded",
        "payment_intent.payment_failed", "payment_intent.canceled", "charge.refunded",
        "refund.created", "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.closed",
    ];

    private volatile IReadOnlyList<WebhookTarget>? _registered;

    /// <summary>Reads the registered ones again at the next use.</summary>
    public void Forget() => _registered = null;

    public async ValueTask<IReadOnlyList<WebhookTarget>> AllAsync() => [.. ByName(), .. _registered ??= [.. await RegisteredAsync()]];

    public async ValueTask<WebhookTarget?> FindAsync(string id) => (await AllAsync()).FirstOrDefault(t => t.Id == id);

    private IEnumerable<WebhookTarget> ByName() => settings is { IsAlone: true, ShopUrl: null } ? [] :
        from target in new[] { (Name: Stripe, Secret: settings.StripeSecret, Events: OfInterest), (EasyPost, settings.EasyPostSecret, ["*"]) }
        where !string.IsNullOrEmpty(target.Secret)
        select new WebhookTarget(target.Name, $"{settings.ShopUrl ?? address.Public}/api/v1/webhooks/{target.Name}", target.Secret, DateTimeOffset.UnixEpoch, target.Events, []);

    private async Task<IEnumerable<WebhookTarget>> RegisteredAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var documents = scope.ServiceProvider.GetRequiredService<SandboxDbContext>().Documents;
        return (await documents.AsNoTracking().Where(d => d.Link == WebhookTarget.Link).ToListAsync()).Select(d => d.Read<WebhookTarget>());
    }
}
