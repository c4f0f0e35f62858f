namespace ClickCart.Sandbox.Shipments;

/// <summary>One call at the carrier, as the slices see it.</summary>
internal sealed class EasyPostCall(
    SandboxDbContext db, JsonElement body, string id, WebhookTargets targets, SandboxSettings settings, string root, TimeProvider clock, IIds ids)
{
    public SandboxDbContext Db => db;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public TimeSpan Transit => settings.Transit;

    /// <summary>The id in the path.</summary>
    public string Id => id;

    public string NewId(string prefix) => $"{prefix}_{ids.New():N}";

    /// <summary>The member of the body that the call is about (<c>{"shipment":{…}}</c>), or null when it is missing or empty.</summary>
    public T? Member<T>(string name) where T : class
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var member)) return null;
        if (member.ValueKind is JsonValueKind.Null || (member.ValueKind == JsonValueKind.Object && !member.EnumerateObject().Any())) return null;
        try
        {
            return member.Deserialize<T>(WireJson.Stored);
        }
        catch (JsonException)
        {
            throw EasyPostApiException.Malformed;
        }
    }

    public async Task<Shipment> ShipmentAsync() => await db.LoadAsync<Shipment>(id) ?? throw EasyPostApiException.NotFound;

    public void Put(Shipment shipment) => db.Put(shipment.Id, shipment, shipment.TrackingCode);

    public WireResponse Show(Shipment shipment, int status = 200) => WireResponse.Json(status, EasyPostShapes.Of(shipment, Now, root));

    public WireResponse Show(Tracker tracker) => WireResponse.Json(200, EasyPostShapes.Of(tracker, Now, root));

    /// <summary>Schedules a webhook for every step of the journey.</summary>
    public async Task ScheduleWebhooksAsync(Tracker tracker)
    {
        var wanting = (await targets.AllAsync()).Where(t => t.IsCarriers).ToList();
        var before = TrackerStatus.Unknown;
        foreach (var step in tracker.Journey.Steps)
        {
            foreach (var target in wanting)
            {
                var webhook = WireJson.Write(new
                {
                    Id = NewId("evt"),
                    Object = "Event",
                    CreatedAt = EasyPostShapes.Time(step.At),
                    UpdatedAt = EasyPostShapes.Time(step.At),
                    Description = "tracker.updated",
                    Mode = "test",
                    PreviousAttributes = new { Status = before },
                    Result = EasyPostShapes.Of(tracker, step.At, root),
                    Status = "pending",
                    PendingUrls = new[] { target.Url },
                    CompletedUrls = Array.Empty<string>(),
                });
                db.Deliveries.Add(new(ids.New(), target.Id, "tracker.updated", tracker.ShipmentId ?? tracker.Id, webhook, Now, step.At));
            }
            before = step.Status;
        }
    }
}
