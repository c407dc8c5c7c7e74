package orders;

public record Order(String orderId, String customer, long cents) {}
