using ClickCart.Kernel;
using MediatR;

namespace ClickCart.Shipping.Shipments;

[EventName("shipping.buy-label.v1")]
internal sealed record BuyLabelJob(Guid ShipmentId, string OrderNumber) : IRequest<Result>;

[EventName("shipping.refund-label.v1")]
internal sealed record RefundLabelJob(Guid ShipmentId, string OrderNumber) : IRequest<Result>;

[EventName("shipping.read-tracker.v1")]
internal sealed record ReadTrackerJob(Guid ShipmentId, string OrderNumber) : IRequest<Result>;
