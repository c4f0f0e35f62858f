using ClickCart.Ordering.Orders;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Ordering.Returns;

/// <summary>Forms that photos of a return are sent with.</summary>
internal static class PhotoForms
{
    /// <summary>The photos of a form's field <c>photos</c>.</summary>
    public static Task<IReadOnlyList<Upload>> OfFormAsync(HttpRequest http, CancellationToken ct) => Upload.ReadAllAsync(http.Form, "photos", ct);

    /// <summary>Nothing of what is sent is read for those who cannot see the order: it may be large.</summary>
    public static RouteHandlerBuilder OnlyForItsCustomer(this RouteHandlerBuilder endpoint) => endpoint.ReadOnlyIf(async http =>
        Guid.TryParse(http.GetRouteValue("id") as string, out var id)
            && await http.RequestServices.GetRequiredService<OrderAccess>().ReadAsync(id, http.RequestAborted) is not null ? null : Error.NotFound("order"));

    /// <summary>The form may be as large as photos are.</summary>
    public static RouteHandlerBuilder TakesPhotos(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(
        new RequestSizeLimitAttribute(ReturnPhoto.MaxForm), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ReturnPhoto.MaxForm });
}
