using ClickCart.Sandbox.Trackers;

namespace ClickCart.Sandbox.Shipments;

/// <summary>The carrier's objects as they stand at a time, with every field and null of the recorded API.</summary>
internal static class EasyPostShapes
{
    public static object Of(Shipment s, DateTimeOffset now, string root)
    {
        var selected = s.Rates.Find(r => r.Id == s.SelectedRate);
        return new
        {
            s.Id,
            CreatedAt = Time(s.Created),
            s.IsReturn,
            Messages = s.Messages.Select(m => new { m.Carrier, CarrierAccountId = Account(m.Carrier), Type = "rate_error", m.Message }),
            Mode = "test",
            Options = new Dictionary<string, object>(s.Options.Select(o => KeyValuePair.Create(o.Key, (object)o.Value)))
            {
                ["currency"] = s.Currency,
                ["payment"] = new { Type = "SENDER" },
                ["date_advance"] = 0,
            },
            s.Reference,
            Status = s.Journey?.StatusAt(now) ?? TrackerStatus.Unknown,
            s.TrackingCode,
            UpdatedAt = Time(s.Updated),
            BatchId = Null,
            BatchStatus = Null,
            BatchMessage = Null,
            CustomsInfo = s.CustomsInfo?.Shape(s.Core, Time(s.Created)),
            FromAddress = Of(s.From, s.Created),
            s.Insurance,
            OrderId = Null,
            Parcel = new
            {
                s.Parcel.Id,
                Object = "Parcel",
                CreatedAt = Time(s.Created),
                UpdatedAt = Time(s.Created),
                s.Parcel.Length,
                s.Parcel.Width,
                s.Parcel.Height,
                s.Parcel.PredefinedPackage,
                s.Parcel.Weight,
                Mode = "test",
            },
            PostageLabel = selected is null ? null : Label(s, root),
            Rates = s.Rates.Select(r => Of(r, s.Id)),
            RefundStatus = s.RefundAskedAt is null ? null : "submitted",
            ScanForm = Null,
            SelectedRate = selected is null ? null : Of(selected, s.Id),
            Tracker = selected is null ? null : TrackerOf(s, now, root),
            ToAddress = Of(s.To, s.Created),
            UspsZone = Tariff.Zone(s.From, s.To),
            ReturnAddress = Of(s.From, s.Created),
            BuyerAddress = Of(s.To, s.Created),
            Forms = Array.Empty<object>(),
            Fees = selected is null ? [] : new[] { Fee("LabelFee", 1), Fee("PostageFee", selected.Price) },
            Object = "Shipment",
        };
    }

    public static object Of(Rate r, string shipment) => new
    {
        r.Id,
        Object = "Rate",
        CreatedAt = Time(r.Created),
        UpdatedAt = Time(r.Created),
        Mode = "test",
        r.Service,
        r.Carrier,
        Rate = Price(r.Price),
        r.Currency,
        RetailRate = Price(r.Price + r.Price / 5),
        RetailCurrency = r.Currency,
        ListRate = Price(r.Price + r.Price / 10),
        ListCurrency = r.Currency,
        BillingType = "easypost",
        r.DeliveryDays,
        DeliveryDate = Null,
        DeliveryDateGuaranteed = false,
        EstDeliveryDays = r.DeliveryDays,
        ShipmentId = shipment,
        CarrierAccountId = Account(r.Carrier),
    };

    public static object TrackerOf(Shipment s, DateTimeOffset now, string root) =>
        Tracker($"trk_{s.Core}", s.TrackingCode!, s.Rates.Find(r => r.Id == s.SelectedRate)!.Carrier, s.Id,
            s.Journey!, s.Journey!.Steps[0].At, now, root, s.To);

    public static object TrackerOf(LooseTracker t, DateTimeOffset now, string root) =>
        Tracker(t.Id, t.TrackingCode, t.Carrier, null, t.Journey, t.Created, now, root, null);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static object Tracker(
        string id, string code, string carrier, string? shipment, Journey journey, DateTimeOffset created, DateTimeOffset now, string root, PostalAddress? to)
    {
        var past = journey.Until(now).ToList();
        var status = journey.StatusAt(now);
        return new
        {
            Id = id,
            Object = "Tracker",
            Mode = "test",
            TrackingCode = code,
            Status = status,
            StatusDetail = status == TrackerStatus.Unknown ? "unknown" : "status_update",
            CreatedAt = Time(created),
            UpdatedAt = Time(past.Count > 0 ? past[^1].At : created),
            SignedBy = status == TrackerStatus.Delivered ? to?.Name : null,
            Weight = (double?)null,
            EstDeliveryDate = journey.Steps.Count > 0 ? Time(journey.Steps[^1].At) : null,
            ShipmentId = shipment,
            Carrier = carrier,
            TrackingDetails = past.Select(p => new
            {
                Object = "TrackingDetail",
                p.Message,
                Description = "",
                p.Status,
                StatusDetail = "status_update",
                Datetime = Time(p.At),
                Source = carrier,
                CarrierCode = "",
                TrackingLocation = new { Object = "TrackingLocation", City = to?.City, State = to?.State, Country = to?.Country, Zip = to?.Zip },
            }),
            Fees = Array.Empty<object>(),
            CarrierDetail = Null,
            Finalized = true,
            IsReturn = status == TrackerStatus.ReturnToSender,
            PublicUrl = $"{root}/trackers/{id}",
        };
    }

    private static object Of(PostalAddress a, DateTimeOffset created) => new
    {
        a.Id,
        Object = "Address",
        CreatedAt = Time(created),
        UpdatedAt = Time(created),
        a.Name,
        a.Company,
        a.Street1,
        a.Street2,
        a.City,
        a.State,
        a.Zip,
        a.Country,
        a.Phone,
        a.Email,
        Mode = "test",
        CarrierFacility = Null,
        Residential = (bool?)null,
        FederalTaxId = Null,
        StateTaxId = Null,
        Verifications = new Dictionary<string, string>(),
    };

    private static object Label(Shipment s, string root) => new
    {
        Object = "PostageLabel",
        Id = $"pl_{s.Core}",
        CreatedAt = Time(s.Journey!.Steps[0].At),
        UpdatedAt = Time(s.Journey.Steps[0].At),
        DateAdvance = 0,
        IntegratedForm = "none",
        LabelDate = Time(s.Journey.Steps[0].At),
        LabelResolution = 300,
        LabelSize = "4x6",
        LabelType = "default",
        LabelFileType = "image/svg+xml",
        LabelUrl = $"{root}/labels/{s.Id}.svg",
        LabelPdfUrl = Null,
        LabelZplUrl = Null,
        LabelEpl2Url = Null,
        LabelFile = Null,
    };

    private static object Fee(string type, long price) =>
        new { Object = "Fee", Type = type, Amount = (price / 100m).ToString("F5"), Charged = true, Refunded = false };

    private static string Price(long price) => (price / 100m).ToString("F2");

    private static string Account(string carrier) => "ca_sandbox_" + carrier.ToLowerInvariant();

    private static string? Null => null;
}
