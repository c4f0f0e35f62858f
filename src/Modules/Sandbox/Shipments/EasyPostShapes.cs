namespace ClickCart.Sandbox.Shipments;

/// <summary>The carrier's objects as they stand at a time.</summary>
internal static class EasyPostShapes
{
    public static object Of(Shipment s, DateTimeOffset now, string root)
    {
        var selected = s.Selected;
        var (from, to) = (Made("Address", s.Created, s.From), Made("Address", s.Created, s.To));
        return Recording.Of("Shipment", new
        {
            CreatedAt = Time(s.Created),
            Messages = s.Messages.Select(m => new { m.Carrier, CarrierAccountId = Account(m.Carrier), Type = "rate_error", m.Message }),
            Options = new Dictionary<string, object>(s.Options.Select(o => KeyValuePair.Create(o.Key, (object)o.Value)))
            {
                ["currency"] = s.Currency,
                ["payment"] = new { Type = "SENDER" },
                ["date_advance"] = 0,
            },
            Status = s.Journey?.StatusAt(now) ?? TrackerStatus.Unknown,
            UpdatedAt = Time(s.Updated),
            CustomsInfo = s.CustomsInfo is { } customs ? CustomsOf(customs, s) : null,
            FromAddress = from,
            Parcel = Made("Parcel", s.Created, s.Parcel),
            PostageLabel = selected is null ? null : LabelOf(s, root),
            Rates = s.Rates.Select(r => Of(r, s.Id)),
            RefundStatus = s.RefundAskedAt is null ? null : "submitted",
            SelectedRate = selected is null ? null : Of(selected, s.Id),
            Tracker = s.Tracker is { } tracker ? Of(tracker, now, root) : null,
            ToAddress = to,
            UspsZone = Tariff.Zone(s.From, s.To),
            ReturnAddress = from,
            BuyerAddress = to,
            Fees = selected is null ? [] : new[] { Fee("LabelFee", 1), Fee("PostageFee", selected.Price) },
        }, s);
    }

    public static object Of(Rate r, string shipment) => Recording.Of("Rate", new
    {
        CreatedAt = Time(r.Created),
        UpdatedAt = Time(r.Created),
        Rate = Price(r.Price),
        RetailRate = Price(r.Price + r.Price / 5),
        RetailCurrency = r.Currency,
        ListRate = Price(r.Price + r.Price / 10),
        ListCurrency = r.Currency,
        EstDeliveryDays = r.DeliveryDays,
        ShipmentId = shipment,
        CarrierAccountId = Account(r.Carrier),
    }, r);

    public static object Of(Tracker t, DateTimeOffset now, string root)
    {
        var (past, status) = (t.Journey.Until(now).ToList(), t.Journey.StatusAt(now));
        return Recording.Of("Tracker", new
        {
            Status = status,
            StatusDetail = status == TrackerStatus.Unknown ? "unknown" : "status_update",
            CreatedAt = Time(t.Created),
            UpdatedAt = Time(past.Count > 0 ? past[^1].At : t.Created),
            SignedBy = status == TrackerStatus.Delivered ? t.To?.Name : null,
            EstDeliveryDate = t.Journey.Steps.Count > 0 ? Time(t.Journey.Steps[^1].At) : null,
            TrackingDetails = past.Select(step => Recording.Of("TrackingDetail",
                new { Datetime = Time(step.At), Source = t.Carrier, TrackingLocation = Recording.Of("TrackingLocation", source: t.To) }, step)),
            IsReturn = status == TrackerStatus.ReturnToSender,
            PublicUrl = $"{root}/trackers/{t.Id}",
        }, t);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static object LabelOf(Shipment s, string root)
    {
        var bought = Time(s.Journey!.Steps[0].At);
        return Recording.Of("PostageLabel", new
        {
            Id = $"pl_{s.Core}",
            CreatedAt = bought,
            UpdatedAt = bought,
            LabelDate = bought,
            LabelUrl = $"{root}/labels/{s.Id}.svg",
            LabelPdfUrl = s.HasPdf ? $"{root}/labels/{s.Id}.pdf" : null,
        });
    }

    private static object CustomsOf(Customs customs, Shipment s)
    {
        var created = Time(s.Created);
        return Recording.Of("CustomsInfo", new
        {
            Id = "cstinfo_" + s.Core,
            CreatedAt = created,
            UpdatedAt = created,
            CustomsItems = (customs.CustomsItems ?? []).Select((item, i) => Recording.Of("CustomsItem",
                new { Id = $"cstitem_{s.Core}{i}", CreatedAt = created, UpdatedAt = created, Value = item.Value.ToString("F2") }, item)),
        }, customs);
    }

    private static object Made(string name, DateTimeOffset at, object source) =>
        Recording.Of(name, new { CreatedAt = Time(at), UpdatedAt = Time(at) }, source);

    private static object Fee(string type, long price) => Recording.Of("Fee", new { Type = type, Amount = (price / 100m).ToString("F5") });

    private static string Price(long price) => (price / 100m).ToString("F2");

    private static string Account(string carrier) => "ca_sandbox_" + carrier.ToLowerInvariant();
}
