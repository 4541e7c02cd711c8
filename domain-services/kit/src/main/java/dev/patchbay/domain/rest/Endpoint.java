package dev.patchbay.domain.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The handler of one operation on one resource. */
@FunctionalInterface
interface Endpoint {

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}
