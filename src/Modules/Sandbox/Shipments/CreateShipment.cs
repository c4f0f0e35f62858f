namespace ClickCart.Sandbox.Shipments;

/// <summary>Takes a parcel and answers with every carrier's rates for it; a country that nobody serves gets none, and messages why.</summary>
internal static class CreateShipment
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/shipments"), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var request = call.Member<Request>("shipment") ?? throw EasyPostApiException.Required("shipment");
            var parcel = request.Parcel ?? throw EasyPostApiException.Required("parcel");
            if (parcel.Weight <= 0) throw EasyPostApiException.Invalid("parcel.weight", "must be greater than 0");
            if (parcel.Length <= 0 || parcel.Width <= 0 || parcel.Height <= 0) throw EasyPostApiException.Invalid("parcel", "measures must be greater than 0");
            // The carrier turns the way of a return round: it goes from whom the first parcel went to.
            var (from, to) = (Address(request.FromAddress, "from_address", call), Address(request.ToAddress, "to_address", call));
            if (request.IsReturn is true) (from, to) = (to, from);
            var shipment = new Shipment
            {
                Id = call.NewId("shp"),
                Created = call.Now,
                From = from,
                To = to,
                Parcel = parcel with { Id = call.NewId("prcl") },
                Options = request.Options ?? [],
                Reference = request.Reference,
                CustomsInfo = request.CustomsInfo,
                IsReturn = request.IsReturn ?? false,
            };
            shipment.Quote(() => call.NewId("rate"), call.Now);
            call.Put(shipment);
            return Task.FromResult(call.Show(shipment, 201).With("Location", $"/api/v2/shipments/{shipment.Id}"));
        }
    }

    private sealed record Request(
        PostalAddress? FromAddress, PostalAddress? ToAddress, Parcel? Parcel, Dictionary<string, JsonElement>? Options, string? Reference,
        Customs? CustomsInfo, bool? IsReturn);

    private static PostalAddress Address(PostalAddress? address, string field, EasyPostCall call)
    {
        if (address is null) throw EasyPostApiException.Required(field);
        if (string.IsNullOrWhiteSpace(address.Street1)) throw EasyPostApiException.Required($"{field}.street1");
        return address with { Id = call.NewId("adr") };
    }
}
