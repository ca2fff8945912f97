"use client";
export function MatrixScreen() {
  return <p>matrix</p>;
}
