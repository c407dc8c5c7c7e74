namespace Orders;

public record Order(string OrderId, string Customer, long Cents);
